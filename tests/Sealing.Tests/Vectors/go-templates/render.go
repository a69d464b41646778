// Renders the templates of the files given, each line one, and writes them with their output, or that they fail, as JSON.
package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"text/template"
	"unicode/utf8"

	"github.com/Masterminds/sprig"
)

type row struct {
	Template string `json:"template"`
	Output   string `json:"output,omitempty"`
	Bytes    string `json:"bytes,omitempty"`
	Fails    bool   `json:"fails,omitempty"`
}

func main() {
	data := map[string]string{}
	text, _ := os.ReadFile(os.Args[1])
	encoded := map[string]string{}
	if err := json.Unmarshal(text, &encoded); err != nil {
		panic(err)
	}
	for key, value := range encoded {
		bytes, _ := base64.StdEncoding.DecodeString(value)
		data[key] = string(bytes)
	}
	functions := template.FuncMap(sprig.GenericFuncMap())
	delete(functions, "env")
	delete(functions, "expandenv")
	delete(functions, "getHostByName")
	rows := []row{}
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		source, err := strconv.Unquote(lines.Text())
		if err != nil {
			panic(lines.Text())
		}
		result := row{Template: source}
		var out bytes.Buffer
		dot := map[string]string{} // a template may change its map
		for key, value := range data {
			dot[key] = value
		}
		parsed, err := template.New("t").Funcs(functions).Parse(source)
		if err == nil {
			err = parsed.Execute(&out, dot)
		}
		if err != nil {
			result.Fails = true
		} else if utf8.Valid(out.Bytes()) {
			result.Output = out.String()
		} else {
			result.Bytes = base64.StdEncoding.EncodeToString(out.Bytes())
		}
		rows = append(rows, result)
	}
	var file bytes.Buffer
	encoder := json.NewEncoder(&file)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	encoder.Encode(rows)
	fmt.Print(file.String())
}

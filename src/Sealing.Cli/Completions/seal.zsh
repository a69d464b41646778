#compdef seal kubeseal sops
# zsh completion for seal, kubeseal and sops: source <(seal completion zsh)
_seal() {
  local -a suggestions
  suggestions=("${(@f)$("${words[1]}" "[suggest:${#${(j: :)words[1,CURRENT]}}]" "${(j: :)words[1,CURRENT]}" 2> /dev/null)}")
  suggestions=(${suggestions:#})
  compadd -a suggestions
  [[ ${words[CURRENT]} == -* ]] || _files
}
(( $+functions[compdef] )) && compdef _seal seal kubeseal sops

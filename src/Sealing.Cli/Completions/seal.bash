# bash completion for seal, kubeseal and sops: source <(seal completion bash)
_seal() {
  local suggestions word=${COMP_WORDS[COMP_CWORD]}
  suggestions=$("${COMP_WORDS[0]}" "[suggest:$COMP_POINT]" "$COMP_LINE" 2> /dev/null)
  mapfile -t COMPREPLY < <(compgen -W "$suggestions" -- "$word"; [[ $word == -* ]] || compgen -f -- "$word")
}
complete -o filenames -o default -F _seal seal kubeseal sops

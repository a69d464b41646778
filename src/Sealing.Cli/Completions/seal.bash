# bash completion for seal, kubeseal and sops: source <(seal completion bash)
_seal() {
  local suggestions
  suggestions=$("${COMP_WORDS[0]}" "[suggest:$COMP_POINT]" "$COMP_LINE" 2> /dev/null)
  mapfile -t COMPREPLY < <(compgen -W "$suggestions" -- "${COMP_WORDS[COMP_CWORD]}")
}
complete -o default -F _seal seal kubeseal sops

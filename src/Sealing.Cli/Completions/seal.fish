# fish completion for seal, kubeseal and sops: seal completion fish | source
function __seal_complete
    set -l line (commandline --cut-at-cursor)
    set -l command (string split ' ' -- $line)[1]
    $command "[suggest:"(string length -- $line)"]" $line 2> /dev/null
end
complete --command seal --arguments '(__seal_complete)'
complete --command kubeseal --arguments '(__seal_complete)'
complete --command sops --arguments '(__seal_complete)'

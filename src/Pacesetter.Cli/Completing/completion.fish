# Completes pacesetter in fish. The program is asked with the words after its name, up to the cursor.
function __pacesetter_complete
    set -l line (commandline -cp)
    set -l rest (string replace -r '^\s*\S+ ?' '' -- "$line")
    pacesetter "[suggest:"(string length -- "$rest")"]" "$rest" 2>/dev/null
end
complete -c pacesetter -a '(__pacesetter_complete)'

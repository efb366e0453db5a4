#compdef pacesetter
# Completes pacesetter in zsh. The program is asked with the words after its name, up to the cursor.
_pacesetter() {
    local rest="${LBUFFER#*${words[1]}}"
    rest="${rest# }"
    local -a found
    found=("${(@f)$("${words[1]}" "[suggest:${#rest}]" "$rest" 2>/dev/null)}")
    # Options are offered once a dash is typed, as shells do.
    [[ "$PREFIX" == -* ]] || found=("${(@)found:#-*}")
    if (( ${#found[1]} )); then
        compadd -- "${found[@]}"
    else
        _files
    fi
}
if [[ "$funcstack[1]" == _pacesetter ]]; then
    _pacesetter "$@"
else
    compdef _pacesetter pacesetter
fi

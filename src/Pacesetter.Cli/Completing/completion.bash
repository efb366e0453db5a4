# Completes pacesetter in bash. The program is asked with the words after its name, up to the cursor.
_pacesetter() {
    local current="${COMP_WORDS[COMP_CWORD]}" line="${COMP_LINE:0:COMP_POINT}"
    local rest="${line#"${COMP_WORDS[0]}"}"
    rest="${rest# }"
    COMPREPLY=()
    local word
    while IFS= read -r word; do
        # Options are offered once a dash is typed, as shells do.
        [[ "$word" == -* && "$current" != -* ]] && continue
        [[ "$word" == "$current"* ]] && COMPREPLY+=("$word")
    done < <("${COMP_WORDS[0]}" "[suggest:${#rest}]" "$rest" 2>/dev/null)
}
complete -o default -o nosort -F _pacesetter pacesetter ./pacesetter

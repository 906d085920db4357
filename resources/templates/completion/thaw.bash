# shellcheck shell=bash disable=SC1111
# Completes the words of thaw in bash; written by “thaw completion bash”.

@TABLE@
# _thaw_offer OFFER…: adds what begins like the word at the cursor.
_thaw_offer() {
    local offer
    for offer; do
        case $offer in
            @directories) compopt -o filenames; mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -d -- "$cur") ;;
            @files) compopt -o filenames; mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "$cur") ;;
            @*) mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -W "$(_thaw_list "$offer")" -- "$cur") ;;
            *) mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -W "$offer" -- "$cur") ;;
        esac
    done
}

_thaw() {
    local line=${COMP_LINE:0:COMP_POINT} words cur='' command='' position=0 i offers
    read -ra words <<<"$line"
    if [[ $line != *[[:space:]] ]]; then
        cur=${words[-1]}
        unset 'words[-1]'
    fi
    COMPREPLY=()
    for ((i = 1; i < ${#words[@]}; i++)); do
        if offers=$(_thaw_value "$command" "${words[i]}"); then
            if ((++i == ${#words[@]})); then
                # shellcheck disable=SC2086
                _thaw_offer $offers
                return
            fi
        elif [[ ${words[i]} != -* ]]; then
            if [[ -n $command ]]; then ((position++)); else command=${words[i]}; fi
        fi
    done
    if [[ $cur == -* ]]; then
        offers=$(_thaw_options "$command" | cut -f 1)
    elif [[ -z $command ]]; then
        offers=$(_thaw_commands | cut -f 1)
    else
        offers=$(_thaw_argument "$command" "$position")
    fi
    # shellcheck disable=SC2086
    _thaw_offer $offers
    # bash takes a colon for the end of a word, so what it replaces begins behind the last one.
    if [[ $cur == *:* && $COMP_WORDBREAKS == *:* ]]; then
        for i in "${!COMPREPLY[@]}"; do COMPREPLY[i]=${COMPREPLY[i]#"${cur%:*}:"}; done
    fi
}

complete -F _thaw thaw

#compdef thaw
# Completes the words of thaw in zsh; written by “thaw completion zsh”.

@TABLE@
# _thaw_describe TITLE WORD<tab>DESCRIPTION…
_thaw_describe() {
    local title=$1 row
    local -a rows
    shift
    for row; do rows+=("${${row%%$'\t'*}//:/\\:}:${row#*$'\t'}"); done
    _describe $title rows
}

_thaw_offer() {
    local offer
    for offer; do
        case $offer in
            @directories) _directories ;;
            @files) _files ;;
            @*) compadd -- ${(f)"$(_thaw_list $offer)"} ;;
            *) compadd -- $offer ;;
        esac
    done
}

_thaw() {
    local command='' offers
    integer position=0 i
    for ((i = 2; i < CURRENT; i++)); do
        if offers=$(_thaw_value "$command" "$words[i]"); then
            if ((++i == CURRENT)); then
                _thaw_offer ${=offers}
                return
            fi
        elif [[ $words[i] != -* ]]; then
            if [[ -n $command ]]; then ((position++)); else command=$words[i]; fi
        fi
    done
    if [[ $words[CURRENT] == -* ]]; then
        _thaw_describe option ${(f)"$(_thaw_options "$command")"}
    elif [[ -z $command ]]; then
        _thaw_describe command ${(f)"$(_thaw_commands)"}
    else
        _thaw_offer ${=$(_thaw_argument "$command" $position)}
    fi
}

if [[ $funcstack[1] == _thaw ]]; then
    _thaw "$@"
else
    compdef _thaw thaw
fi

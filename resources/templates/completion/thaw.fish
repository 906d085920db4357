# Completes the words of thaw in fish; written by “thaw completion fish”.

# _thaw_at [COMMAND [POSITION]]: whether the cursor is at that command's argument; without words: where the command goes.
function _thaw_at
    set -l command ''
    set -l position 0
    set -l skip no
    for word in (commandline -opc)[2..]
        if test $skip = yes
            set skip no
        else if contains -- $word $_thaw_taking
            set skip yes
        else if string match -q -- '-*' $word
            continue
        else if test -z "$command"
            set command $word
        else
            set position (math $position + 1)
        end
    end
    test "$command" = "$argv[1]"
    and begin
        not set -q argv[2]
        or test $argv[2] = $position
        or test $argv[2] = every
    end
end

function _thaw_images
    thaw images --quiet 2>/dev/null | awk 'NR > 1 && $1 !~ /^\(/ { sub(/,$/, "", $1); print $1 }'
end

function _thaw_presets
    thaw presets 2>/dev/null | string match -r '^[a-z0-9-]+(?=  )'
end

complete -c thaw -f
@TABLE@

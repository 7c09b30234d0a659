import type { CompletedCommand } from "./words";

/** A script for bash 3.2 and newer. Where it offers nothing, bash offers files. */
export function bash(commands: CompletedCommand[]): string {
  const all = commands.map(({ name }) => name);
  return `# bash completion for proofstack: source <(proofstack completion bash)
_proofstack() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}" command='' word
  # --option=value comes as three words.
  if [[ $current == = ]]; then
    current=''
  elif [[ $previous == = ]]; then
    previous="\${COMP_WORDS[COMP_CWORD - 2]}"
  fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in
      ${all.join(" | ")})
        command=$word
        break
        ;;
    esac
  done
  local words=''
  case "$command $previous" in
${commands.flatMap(afterOptions).join("\n")}
    *)
      case "$command \${current:0:1}" in
${commands.map(ofOptions).join("\n")}
        ' '*) words='${all.join(" ")}' ;;
        *)
          case "$command $previous" in
${commands.flatMap(afterCommand).join("\n")}
          esac
          ;;
      esac
      ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _proofstack proofstack
`;
}

const afterOptions = ({ name, options }: CompletedCommand): string[] =>
  options.flatMap(({ names, values }) => {
    if (!Array.isArray(values)) return [];
    const patterns = names.map((option) => `'${name} ${option}'`).join(" | ");
    return [`    ${patterns}) words='${values.join(" ")}' ;;`];
  });

const ofOptions = ({ name, options }: CompletedCommand): string =>
  `        '${name} -') words='${options.flatMap(({ names }) => names).join(" ")}' ;;`;

/** Where its first argument stands. */
const afterCommand = ({ name, places: [first] }: CompletedCommand): string[] =>
  Array.isArray(first) ? [`            '${name} ${name}') words='${first.join(" ")}' ;;`] : [];

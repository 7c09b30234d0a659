import type { CompletedCommand, CompletedOption, Values } from "./words";

/** A script for zsh, to be sourced after compinit, or found in its fpath as _proofstack. */
export function zsh(commands: CompletedCommand[]): string {
  return `#compdef proofstack
# zsh completion for proofstack: source <(proofstack completion zsh)
_proofstack() {
  local curcontext="$curcontext" state line
  local -a commands=(
${commands.map(({ name, description }) => `    ${quoted(`${name}:${description}`)}`).join("\n")}
  )
  _arguments -C '1: :->command' '*:: :->arguments'
  case $state in
    command) _describe command commands ;;
    arguments)
      case $words[1] in
${commands.map(ofCommand).join("\n")}
      esac
      ;;
  esac
}
if [[ $funcstack[1] == _proofstack ]]; then _proofstack "$@"; else compdef _proofstack proofstack; fi
`;
}

const ofCommand = ({ name, options, places, isVariadic }: CompletedCommand): string => {
  const last = places.length - 1;
  const rest = places.map(
    (values, at) => `'${isVariadic && at === last ? "*" : at + 1}:${action(values)}'`,
  );
  return [`        ${name}) _arguments -s`, ...options.map(ofOption), ...rest]
    .join(" \\\n          ")
    .concat(" ;;");
};

function ofOption({ names, description, values, isRepeated }: CompletedOption): string {
  const others = isRepeated ? "*" : names.length > 1 ? `(${names.join(" ")})` : "";
  const value = values === undefined ? "" : `:${action(values)}`;
  const said = description.replace(/[[\]:\\]/g, "\\$&");
  return names
    .map((name) => {
      const joined = values !== undefined && name.startsWith("--") ? "=" : "";
      return quoted(`${others}${name}${joined}[${said}]${value}`);
    })
    .join(" ");
}

function action(values: Values): string {
  if (values === "files") return "file:_files";
  return Array.isArray(values) ? `value:(${values.join(" ")})` : "value: ";
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

import type { CompletedCommand, CompletedOption, Values } from "./words";

/** A script for fish, to be sourced, or kept in its folder of completions. */
export function fish(commands: CompletedCommand[]): string {
  return [
    "# fish completion for proofstack: proofstack completion fish | source",
    "complete -c proofstack -f",
    ...commands.map(
      ({ name, description }) =>
        `complete -c proofstack -n __fish_use_subcommand -a ${name} -d ${quoted(description)}`,
    ),
    ...commands.flatMap(ofCommand),
    "",
  ].join("\n");
}

function ofCommand({ name, options, places }: CompletedCommand): string[] {
  const only = `complete -c proofstack -n '__fish_seen_subcommand_from ${name}'`;
  const [first] = places;
  return [
    ...options.map((option) => `${only} ${ofOption(option)}`),
    ...(places.includes("files") ? [`${only} -F`] : []),
    ...(Array.isArray(first) ? [`${only} -a '${first.join(" ")}'`] : []),
  ];
}

function ofOption({ names, description, values }: CompletedOption): string {
  const forms = names.map((name) =>
    name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
  );
  return [...forms, ...ofValues(values), `-d ${quoted(description)}`].join(" ");
}

function ofValues(values: Values | undefined): string[] {
  if (values === undefined) return [];
  if (values === "files") return ["-r -F"];
  return Array.isArray(values) ? [`-x -a '${values.join(" ")}'`] : ["-x"];
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, "\\$&")}'`;

import type { Argument, Command, Option } from "commander";

/** What may stand in one place: one of some words, the name of a file, or anything. */
export type Values = readonly string[] | "files" | "anything";

export interface CompletedOption {
  /** `-p` and `--profile`. */
  names: string[];
  description: string;
  /** Undefined when it takes none. */
  values?: Values;
  isRepeated: boolean;
}

export interface CompletedCommand {
  name: string;
  description: string;
  options: CompletedOption[];
  /** Of each argument in its place; the last one's when there may be more. */
  places: Values[];
  /** Whether there may be more arguments than places. */
  isVariadic: boolean;
}

/** By the name of an argument or of an option's value, what may stand for it. */
export type Vocabulary = Readonly<Record<string, readonly string[]>>;

/** The commands, with everything that a shell may offer for them. */
export function completedCommands(program: Command, vocabulary: Vocabulary): CompletedCommand[] {
  const help = program.createHelp();
  return help
    .visibleCommands(program)
    .filter((command) => command.name() !== "help")
    .map((command) => {
      const places = command.registeredArguments.map((argument) =>
        valuesOf(argument, argument.name(), vocabulary),
      );
      return {
        name: command.name(),
        description: command.description(),
        options: help.visibleOptions(command).map((option) => completedOption(option, vocabulary)),
        places,
        isVariadic: command.registeredArguments.some(({ variadic }) => variadic),
      };
    });
}

function completedOption(option: Option, vocabulary: Vocabulary): CompletedOption {
  const { short, long, description, variadic, flags } = option;
  const [, placeholder] = /[<[](.+?)(?:\.{3})?[>\]]/.exec(flags) ?? [];
  return {
    names: [short, long].filter((name) => name !== undefined),
    description,
    ...(placeholder && { values: valuesOf(option, placeholder, vocabulary) }),
    isRepeated: variadic || (option.parseArg !== undefined && !option.argChoices),
  };
}

/** What the placeholders of files and folders are called. */
const FILES = /^(?:file|folder|input|earlier)$/;

function valuesOf({ argChoices }: Option | Argument, name: string, vocabulary: Vocabulary): Values {
  if (argChoices) return argChoices;
  if (Object.hasOwn(vocabulary, name)) return vocabulary[name] ?? "anything";
  return FILES.test(name) ? "files" : "anything";
}

import type { Command } from "commander";
import { readShippedCatalogue } from "../profile";
import { bash } from "./bash";
import { fish } from "./fish";
import { type CompletedCommand, completedCommands } from "./words";
import { zsh } from "./zsh";

/**
 * The scripts that complete the command line in each shell, made of the commands as they are declared. They
 * hold all that they offer: nothing is started at a press of Tab. Not by a library: the one that is kept
 * up for commander, @bomb.sh/tab, completes no names of files.
 */
const SCRIPTS = { bash, zsh, fish } satisfies Record<
  string,
  (commands: CompletedCommand[]) => string
>;

export type Shell = keyof typeof SCRIPTS;

/** Prints the script for a shell. */
export function printCompletion(program: Command, shell: Shell): void {
  const { controls, profiles } = readShippedCatalogue();
  const ids = controls.map(({ id }) => id);
  const vocabulary = { profile: Object.keys(profiles), control: ids };
  process.stdout.write(SCRIPTS[shell](completedCommands(program, vocabulary)));
}

import { Proofstack } from "./proofstack";

let proofstack: Proofstack;
beforeAll(() => {
  proofstack = new Proofstack();
});
afterAll(() => proofstack.remove());

const help = (...command: string[]) => proofstack.run([...command, "--help"]).stdout;

test("every command has examples, of commands and options that there are", () => {
  const commands = [...help().matchAll(/^ {2}([a-z]+) \[?/gm)].map(([, name = ""]) => name);
  expect(commands).toContain("check");
  const known = new Map(commands.map((command) => [command, help(command)]));
  for (const [command, text] of [["", help()] as const, ...known]) {
    if (command === "help") continue;
    const [, examples = ""] = text.split("\nExamples:\n");
    const calls = [...examples.matchAll(/proofstack ([a-z]+)([^\n)|>]*)/g)];
    expect([command, calls.length > 0]).toEqual([command, true]);
    for (const [, name = "", args = ""] of calls) {
      const options = args.match(/--[a-z-]+/g) ?? [];
      const missing = options.filter((option) => !known.get(name)?.includes(`${option} `));
      expect([name, missing]).toEqual([name, []]);
    }
  }
});

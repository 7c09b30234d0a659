import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { Proofstack } from "./proofstack";

/** A shell may take seconds to start on a machine that does much else. */
jest.setTimeout(60_000);

let proofstack: Proofstack;
beforeAll(() => {
  proofstack = new Proofstack(["logs/retention", "sns/encryption"]);
  proofstack.write("plan.json", {});
  mkdirSync(join(proofstack.folder, "bin"));
  chmodSync(proofstack.script, 0o755);
  symlinkSync(proofstack.script, join(proofstack.folder, "bin/proofstack"));
  for (const shell of SHELLS) {
    const { code, stdout, stderr } = proofstack.run(["completion", shell]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    proofstack.write(`completion.${shell}`, stdout);
  }
  writeFileSync(join(proofstack.folder, "complete.bash"), BASH);
  writeFileSync(join(proofstack.folder, "complete.zsh"), ZSH);
});
afterAll(() => proofstack.remove());

/** What bash does when somebody presses Tab: it splits the line, and calls the function that was registered. */
const BASH = `
source completion.bash
[[ $(complete -p proofstack) == *"-F _proofstack proofstack" ]] || exit 9
read -ra COMP_WORDS <<< "\${1//=/ = }"
[[ $1 == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
_proofstack
printf '%s\\n' "\${COMPREPLY[@]}"
`;

/** zsh completes only at a prompt: it is given one, and what stands there after each line and a Tab is written down. */
const ZSH = `
zmodload zsh/zpty zsh/zselect
zpty z zsh -f -i
zpty -w z 'show() { print -r -- "$BUFFER" > buffer }; zle -N show; bindkey "^I" complete-word "^X" show'
zpty -w z 'autoload -Uz compinit; compinit -u -D; source ./completion.zsh'
for line; do
  rm -f buffer
  zpty -w -n z $'\\C-u'"$line"$'\\t\\C-x'
  for (( i = 0; i < 3000; i++ )) { [[ -s buffer ]] && break; zselect -t 1 }
  cat buffer
done
`;

/** What each shell offers for a line. */
const OFFERS: Record<string, (line: string) => string[]> = {
  bash: (line) => linesOf("bash", ["--norc", "complete.bash", line]),
  fish: (line) =>
    linesOf("fish", ["--no-config", "-c", "source completion.fish; complete -C $argv[1]", line]),
};

const SHELLS = ["bash", "zsh", "fish"];
const isInstalled = (shell: string) => spawnSync(shell, ["--version"]).status === 0;

const linesOf = (command: string, args: string[]): string[] =>
  printedBy(command, args)
    .map((offer) => offer.replace(/\t.*$/, ""))
    .filter(Boolean)
    .sort();

function printedBy(command: string, args: string[]): string[] {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: proofstack.folder,
    encoding: "utf8",
    env: {
      HOME: proofstack.folder,
      TERM: "dumb",
      PATH: `${join(proofstack.folder, "bin")}${delimiter}${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
    },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout.split("\n");
}

const CASES: [string, string[]][] = [
  ["proofstack ch", ["check"]],
  ["proofstack ev", ["evidence"]],
  ["proofstack check --fail", ["--fail-on"]],
  ["proofstack check --fail-on ", ["critical", "high", "low", "medium"]],
  ["proofstack check --fail-on=m", ["medium"]],
  ["proofstack check plan.json --profile pay", ["payments"]],
  ["proofstack check -p b", ["baseline"]],
  ["proofstack check -f sa", ["sarif"]],
  ["proofstack live --exc", ["--exceptions"]],
  ["proofstack verify --kms", []],
  ["proofstack controls logs", ["logs/retention"]],
  ["proofstack controls --no", ["--no-color"]],
  ["proofstack except sns", ["sns/encryption"]],
  ["proofstack completion ", ["bash", "fish", "zsh"]],
];

const FILES: [string, string[]][] = [
  ["proofstack check pl", ["plan.json"]],
  ["proofstack check --exceptions pl", ["plan.json"]],
];

describe.each(Object.keys(OFFERS).filter(isInstalled))("%s completes", (shell) => {
  test.each(CASES)("%j with %j", (line, offers) => {
    // fish offers a value together with the option that it is joined to.
    expect(OFFERS[shell]?.(line).map((offer) => offer.replace(/^--[\w-]+=/, ""))).toEqual(offers);
  });

  test.each(FILES)("%j with files", (line, files) => {
    // In bash they are what it falls back to, where the function offers nothing.
    expect(OFFERS[shell]?.(line)).toEqual(shell === "bash" ? [] : files);
  });
});

/** It is installed on fewer machines than bash is. */
if (isInstalled("zsh")) {
  describe("zsh completes", () => {
    const certain = [...CASES, ...FILES].filter(([, offers]) => offers.length === 1);
    let completed: string[];
    beforeAll(() => {
      completed = printedBy("zsh", ["-f", "complete.zsh", ...certain.map(([line]) => line)]);
    });

    test.each(
      certain.map(([line, [offer]], at) => [line, offer, at] as const),
    )("%j with %j", (line, offer, at) => {
      // The word that was begun, or the value that is joined to its option.
      expect(completed[at]?.trimEnd().replace(/=$/, "")).toBe(
        `${line.replace(/[^ =]*$/, "")}${offer}`,
      );
    });
  });
}

test("another shell is refused", () => {
  const { code, stdout, stderr } = proofstack.run(["completion", "tcsh"]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/bash, zsh, fish/);
});

test("the help says how it is put to use", () => {
  const { stdout } = proofstack.run(["completion", "--help"]);
  expect(stdout).toContain("source <(proofstack completion bash)");
});

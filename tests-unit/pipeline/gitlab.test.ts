import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import { version } from "../../package.json";
import { PROJECT } from "../../proof/project";

const text = readFileSync(resolve(__dirname, "../../templates/gitlab-ci.yml"), "utf8");
const template = parse(text)[".proofstack"];

test("installs the release that it belongs to, unless it is told another", () => {
  expect(template.variables).toMatchObject({
    PROOFSTACK_REPOSITORY: `${PROJECT}.git`,
    PROOFSTACK_REF: `v${version}`,
  });
  expect(text).toContain(`${PROJECT}/raw/v${version}/templates/gitlab-ci.yml`);
});

test("keeps every report that it writes, of a failed job too, and writes none over the settings", () => {
  const written = [...template.script.join("\n").matchAll(/--out (\S+)/g)].map(([, name]) => name);
  expect(template.artifacts).toMatchObject({
    when: "always",
    reports: { junit: "proofstack.xml" },
    paths: written,
  });
  expect(written).not.toContain("proofstack.json");
});

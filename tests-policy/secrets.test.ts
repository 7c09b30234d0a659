import { judge } from "../proof/gate/judge";
import { modelOf } from "./support/configuration";
import { activeControl, policy } from "./support/policy";

const PASSWORD = "correct horse battery staple";
const given = {
  "aws_lambda_function.f": { environment: { variables: { DB_PASSWORD: PASSWORD } } },
  "aws_ecs_task_definition.t": {
    container_definitions: JSON.stringify([
      { name: "c", environment: [{ name: "DB_PASSWORD", value: PASSWORD }] },
    ]),
  },
};

test.each([
  "lambda",
  "ecs",
])("%s: a secret that is found is named, and not shown", async (service) => {
  const loaded = await policy();
  const control = activeControl(loaded, `${service}/no-plaintext-secrets`);
  const [verdict] = judge(modelOf(given), loaded, [control]);
  expect(verdict).toMatchObject({ verdict: "fail" });
  expect(JSON.stringify(verdict)).toContain("DB_PASSWORD");
  expect(JSON.stringify(verdict)).not.toContain(PASSWORD);
});

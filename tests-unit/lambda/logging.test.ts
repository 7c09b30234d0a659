import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { createLogger, type LogFields } from "../../lambda/logging";

describe("a log line", () => {
  const write = jest.spyOn(process.stdout, "write").mockReturnValue(true);
  const lines = () => write.mock.calls.map(([line]) => String(line));

  afterEach(() => {
    write.mockClear();
  });

  test("holds the fields it may hold and no others, whatever it is given", () => {
    const fields = { status: 400, token: "tok_secret", body: { pan: "…" } } as LogFields;
    createLogger("payments").with(fields).warn("request refused", fields);
    expect(lines().map((line) => JSON.parse(line))).toEqual([
      {
        timestamp: expect.any(String),
        level: "WARN",
        message: "request refused",
        service: "payments",
        status: 400,
      },
    ]);
  });

  test("is one line, whatever a field holds", () => {
    createLogger("payments").error("failed", { cause: "one\ntwo\u2028three" });
    expect(lines()).toEqual([expect.stringMatching(/^[^\n]+\n$/)]);
  });
});

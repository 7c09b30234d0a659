import { Account } from "../../proof/live/account";
import type { Collector, Found } from "../../proof/live/collector";
import { EVERYTHING, type Scope } from "../../proof/live/scope";
import { FakeAws, type Operation } from "./fake-aws";

/** An account of these operations, for as long as the tests of a file run, and what collectors find in it. */
export function collecting(operations: Record<string, Operation>) {
  const aws = new FakeAws(operations);
  const environment = { ...process.env };
  let account: Account;

  beforeAll(async () => {
    Object.assign(process.env, await aws.start());
    account = await Account.open();
  });

  afterAll(() => {
    account.close();
    aws.close();
    process.env = environment;
  });

  return {
    calls: aws.calls,
    collect: (collector: Collector, scope: Scope = EVERYTHING): Promise<Found[]> =>
      collector.collect(account, scope, () => true),
  };
}

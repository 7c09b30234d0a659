import { existsSync, readFileSync } from "node:fs";
import { Refusal } from "../errors";
import { count, printable } from "../evidence/text";
import { byControlThenAddress, type Exception } from "../gate/exceptions";
import type { Control } from "../gate/policy";
import { isPresence, STACK } from "../gate/reads";
import { typeAt } from "../model/address";
import { dayOf } from "./clock";
import { UnknownControl } from "./controls";
import { lineOfItem } from "./lines";
import { readShippedCatalogue } from "./profile";
import { readExceptionsFile } from "./settings";
import { writeWhole } from "./whole";

export interface ExceptOptions {
  reason: string;
  approvedBy: string;
  expires: string;
  file: string;
  today?: string;
}

/** An exception that would accept nothing, or more than somebody has seen. */
export class UnfitException extends Refusal {
  override readonly name = "UnfitException";
}

/** What a person calls the fields on the command line. */
const GIVEN: Record<keyof Exception, string> = {
  control: "CONTROL",
  address: "ADDRESS",
  reason: "--reason",
  approvedBy: "--approved-by",
  expires: "--expires",
};

/**
 * Adds one accepted risk to a file of exceptions, made if it is not there, and says so.
 * @throws UnknownControl, UnfitException, UnfitSettings, UnwritableFile; the file is then as it was
 */
export async function except(
  id: string,
  address: string,
  { reason, approvedBy, expires, file, today }: ExceptOptions,
): Promise<void> {
  const exception: Exception = { control: id, address, reason, approvedBy, expires };
  const control = readShippedCatalogue().controls.find((control) => control.id === id);
  if (!control) throw new UnknownControl(id);
  await refuseMisfit(exception);
  refuseElsewhere(exception, control);
  refuseExpired(exception, dayOf(today));
  const before = existsSync(file) ? await readExceptionsFile(file) : { exceptions: [] };
  refuseDuplicate(exception, before.exceptions, file);
  const exceptions = [...before.exceptions, exception].sort(byControlThenAddress);
  writeWhole(file, `${JSON.stringify({ ...before, exceptions }, null, 2)}\n`);
  const lines = [
    `${id} at ${printable(address)} is accepted until ${expires}; it fails again the day after.`,
    `${file} now holds ${count(exceptions.length, "exception")}. Have it reviewed and committed, and judge with it:`,
    `  proofstack check plan.json --exceptions ${file}`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

async function refuseMisfit(exception: Exception): Promise<void> {
  const { validate } = await import("./schemas");
  const fitted = validate("exceptions", { exceptions: [exception] });
  if ("fits" in fitted) return;
  const misfit = fitted.misfit.replace(
    /exceptions\[0\]\.(\w+)/g,
    (_, field: keyof Exception) => GIVEN[field],
  );
  throw new UnfitException(`${misfit}.`);
}

/** It would match nothing there, ever. */
function refuseElsewhere({ address }: Exception, control: Control): void {
  if (isPresence(control)) {
    if (address === STACK.address) return;
    throw new UnfitException(
      `${control.id} judges the stack as a whole: its address is ${STACK.address}.`,
    );
  }
  if (control.selects.includes(typeAt(address))) return;
  throw new UnfitException(
    `${control.id} judges ${control.selects.join(", ")}, and ${printable(address)} is none. ` +
      "Give the address as the report shows it.",
  );
}

function refuseExpired({ expires }: Exception, today: string): void {
  if (expires >= today) return;
  throw new UnfitException(
    `${GIVEN.expires}: ${expires} is over: in UTC it is ${today}, and that day is the earliest.`,
  );
}

function refuseDuplicate(wanted: Exception, exceptions: Exception[], file: string): void {
  const at = exceptions.findIndex(
    ({ control, address }) => control === wanted.control && address === wanted.address,
  );
  const { expires, approvedBy } = exceptions[at] ?? {};
  if (expires === undefined) return;
  const line = lineOfItem(readFileSync(file, "utf8"), "exceptions", at);
  throw new UnfitException(
    `${file}:${line} accepts ${wanted.control} at ${printable(wanted.address)} already, ` +
      `until ${expires}, approved by ${printable(approvedBy ?? "")}. Change that one.`,
  );
}

import { BadOption } from "./bad-option";

/** The day that was given, else today's in UTC. @throws BadOption */
export function dayOf(given: string | undefined): string {
  const day = dateOf(given)?.toISOString().slice(0, 10);
  if (day !== undefined && (given === undefined || given === day)) return day;
  throw new BadOption(`--today ${given}: give a day, as 2026-12-31.`);
}

/** The time that was given, else what it is now; in UTC. @throws BadOption */
export function instantOf(given: string | undefined): string {
  const time = dateOf(given)?.toISOString();
  if (time !== undefined && (given === undefined || isInstant(given, time))) return time;
  throw new BadOption(`--now ${given}: give a time in UTC, as 2026-12-31T23:59:59Z.`);
}

/** A day that no month has is taken for one of the next month, and 24:00 for the next day. */
const isInstant = (given: string, time: string): boolean =>
  /T.*Z$/.test(given) && time.startsWith(given.slice(0, "2026-12-31T23".length));

function dateOf(given: string | undefined): Date | undefined {
  const date = given === undefined ? new Date() : new Date(given);
  return Number.isNaN(date.valueOf()) ? undefined : date;
}

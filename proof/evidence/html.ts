import type { Report } from "../gate/report";
import { page } from "./html/page";
import type { Run } from "./run";

/** One report as a page of HTML: one file, which needs no other and no network. */
export const html = (report: Report): Iterable<string> => page({ reports: [report] });

/** All views of a run as one page, with what the runs before came to. */
export const htmlOf = (run: Run): Iterable<string> => page({ reports: run.reports, run });

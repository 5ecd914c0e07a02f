/** Mail on Apps Script's MailApp: to, and in the name of, the person who runs Aisle. */
import { failure } from "../../domain/values/failure";
import { clipped } from "../../domain/values/words";
import type { Mail } from "../../ports/mail";

/** The part of MailApp that is used. */
export interface MailService {
  getRemainingDailyQuota(): number;
  sendEmail(recipient: string, subject: string, body: string): void;
}

/**
 * The most characters of a subject and a body. A body may have 200 kB, and a character may take four bytes. Source:
 * Apps Script, MailApp, 250 characters of a subject; quotas, 200 kB of a body.
 */
const SUBJECT = 250;
const BODY = 40_000;

/**
 * Every mail ends with the way to the spreadsheet. `user`: the e-mail of the person who runs Aisle. `title`, `id`: of
 * the spreadsheet. Source: Apps Script, MailApp; a
 * person's mails of a day are limited.
 */
export const platformMail = (
  service: MailService,
  user: () => string,
  { title, id }: { readonly title: () => string; readonly id: string },
): Mail => ({
  send(subject, body) {
    if (attempt(() => service.getRemainingDailyQuota()) < 1)
      throw failure(
        "transient",
        "no-mail-left",
        "Google lets your account send no more mails today, so Aisle could not tell you by mail.",
      );
    const link = `https://docs.google.com/spreadsheets/d/${id}/edit`;
    const whole = `${clipped(body, BODY)}\n\n${link}`;
    attempt(() => service.sendEmail(user(), clipped(`${subject}: ${nameOf(title)}`, SUBJECT), whole));
  },
});

function nameOf(title: () => string): string {
  try {
    return title();
  } catch {
    // The person may no longer open the spreadsheet, which may be what the mail is about.
    return "your spreadsheet";
  }
}

/** An exception shows that the person granted only a part of Aisle's permissions. */
function attempt<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw failure(
      "setup",
      "mail-refused",
      "Google did not let Aisle send you a mail. Allow it when Google asks for permissions again.",
      error,
    );
  }
}

import { type Services, textAt } from "../core/service";
import { ServiceError } from "../core/service-error";
import { leftOf, spend } from "./allowances";

/** Source: [QUOTA], mail body size. Unit: bytes. */
const BODY_BYTES = { consumer: 200 * 1024, workspace: 400 * 1024 } as const;

/** MailApp: a mail in the name of the person running. Source: [MAIL], [QUOTA]; texts as seen in public reports. */
export const MAIL: Services = {
  "MailApp.sendEmail": (args, context) => {
    const recipients = textAt(args, 0, "recipient")
      .split(",")
      .map((one) => one.trim())
      .filter((one) => one !== "");
    const [subject, body] = [textAt(args, 1, "subject"), textAt(args, 2, "body")];
    if (recipients.length === 0) throw new ServiceError("Failed to send email: no recipient");
    const wrong = recipients.find((one) => !/^[^\s@]+@[^\s@]+$/.test(one));
    if (wrong !== undefined) throw new ServiceError(`Invalid email: ${wrong}`);
    if (Buffer.byteLength(body) > BODY_BYTES[context.platform.account])
      throw new ServiceError("Limit Exceeded: Email Body Size.");
    // The quota counts recipients, not mails. Source: [QUOTA].
    spend("email", recipients.length, context);
    const { state, execution, now } = context;
    state.mails.push({ at: now, from: execution.user, to: recipients, subject, body });
    return null;
  },
  "MailApp.getRemainingDailyQuota": (_args, context) => leftOf("email", context),
};

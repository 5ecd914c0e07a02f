import { returnOf, tinyWorld } from "../../../support/tiny-world";

const send = (to: string, body = "Hello") =>
  `try { MailApp.sendEmail(${JSON.stringify(to)}, "Hi", ${body.length > 99 ? `"x".repeat(${body.length})` : `"${body}"`}); return "sent"; } catch (e) { return e.message; }`;

test("a mail leaves in the name of the person running, and lies in the outbox [MAIL]", () => {
  const world = tinyWorld(`function door() { ${send("a@example.com, b@example.com")} }`);
  world.run("door", [], { user: "me@example.com" });
  expect(world.emulator.mails).toMatchObject([
    { from: "me@example.com", to: ["a@example.com", "b@example.com"], subject: "Hi", body: "Hello" },
  ]);
});

test.each([
  ["no recipient", send(" "), "Failed to send email: no recipient"],
  ["what is no address", send("nobody"), "Invalid email: nobody"],
  ["a body above 200 KB [QUOTA]", send("a@example.com", "x".repeat(204_801)), "Limit Exceeded: Email Body Size."],
])("%s is refused", (_, body, message) => {
  expect(returnOf(body)).toBe(message);
});

test("recipients are counted, a hundred a day; the quota comes back after 24 hours [QUOTA]", () => {
  const world =
    tinyWorld(`function many() { for (var i = 0; i < 50; i++) MailApp.sendEmail("a@example.com,b@example.com", "Hi", "x");
      return MailApp.getRemainingDailyQuota(); }
    function one() { MailApp.sendEmail("a@example.com", "Hi", "x"); return MailApp.getRemainingDailyQuota(); }`);
  expect(world.run("many")).toMatchObject({ value: 0 });
  expect(world.run("one")).toMatchObject({ message: "Service invoked too many times for one day: email." });
  world.clock.advance(86_400_000);
  expect(world.run("one")).toMatchObject({ value: 99 });
});

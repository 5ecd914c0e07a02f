/** The pretend window: what the sidebar's page finds of Google's, by Google's rules. */
import { desks, openSidebar } from "../support/desk-under-test";

const openDesk = desks();

/** What an expression about a runner gives once the script has answered; handlers are named `done` and `failed`. */
const answerTo = (call: string): string =>
  `new Promise((done, failed) => google.script.run.withSuccessHandler(done).withFailureHandler((error) => done(error.message)).${call})`;

test("the sidebar opens from the menu, in a frame of another origin, and asks nobody outside for anything", async () => {
  const { page, sidebar, complaints, strangers } = await openSidebar(await openDesk());
  await sidebar.getByRole("button", { name: "Home", exact: true }).waitFor();
  expect(await page.locator("iframe").evaluate((frame) => Reflect.get(frame, "contentDocument"))).toBeNull();
  expect([complaints, strangers]).toEqual([[], []]);
});

test("google.script.run has the script's functions, takes plain values, and gives what the function gives", async () => {
  const { inSidebar } = await openSidebar(await openDesk());
  expect(await inSidebar("[typeof google.script.run.sidebarDo, typeof google.script.run.answerSidebar]")).toEqual([
    "function",
    "undefined",
  ]);
  await expect(inSidebar("google.script.run.sidebarDo('explain', new Date())")).rejects.toThrow(
    "Failed due to illegal value in property: 1",
  );
  expect(await inSidebar(answerTo("sidebarDo('no such thing', undefined)"))).toContain("Aisle does not know");
  expect(await inSidebar("google.script.run.sidebarLoad()")).toBeUndefined();
});

test("a handler makes a new runner and leaves the old one as it was", async () => {
  const { inSidebar } = await openSidebar(await openDesk());
  const heard = await inSidebar(`new Promise((over) => {
    const heard = [];
    const plain = google.script.run.withUserObject("mine");
    const one = plain.withSuccessHandler((_, object) => heard.push("one " + object));
    one.withSuccessHandler((_, object) => { heard.push("other " + object); over([heard, one === plain]); }).sidebarLoad();
  })`);
  expect(heard).toEqual([["other mine"], false]);
});

test("calls overlap: a short one is answered while a long one is at work", async () => {
  const desk = await openDesk();
  const { inSidebar } = await openSidebar(desk);
  let release = (): void => {};
  desk.holdAnswers("syncNow", new Promise((resolve) => (release = resolve)));
  await inSidebar(
    `window.order = []; google.script.run.withSuccessHandler(() => order.push("long")).sidebarDo("syncNow", "null")`,
  );
  await inSidebar(answerTo("sidebarLoad()"));
  await inSidebar(`order.push("short")`);
  release();
  await inSidebar(`new Promise((over) => setInterval(() => order.length === 2 && over(), 10))`);
  expect(await inSidebar("order")).toEqual(["short", "long"]);
});

test("without a network the failure handler hears of it", async () => {
  const { inSidebar, context } = await openSidebar(await openDesk());
  await context.setOffline(true);
  expect(await inSidebar(answerTo("sidebarLoad()"))).toBe("NetworkError: Connection failure due to HTTP 0");
});

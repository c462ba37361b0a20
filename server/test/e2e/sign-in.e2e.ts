import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inviteAdministrator } from "../../src/installation/first-administrator.ts";
import { castPeople } from "../../src/demo/cast.ts";
import { signIn } from "./sign-in.ts";
import { startDemoStage } from "./demo-stage.ts";
import { startStage, type Stage } from "./stage.ts";
import { phone } from "./visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage({ map: false });
});
afterAll(() => stage.stop());

test("a wrong password is refused beside the form, in the person's language, and nobody is signed in", async () => {
  const here = await stage.visitor({ language: "ar" });
  const { name } = await stage.account("dispatcher");
  const page = await here.open("console");
  await signIn(page, here.words, { name, password: "nobody has this one" });
  const form = page.getByRole("form", { name: here.words.t("common.signIn.title") });
  expect(await form.getByRole("alert").textContent()).toBe(here.words.t("refusals.wrong-credentials"));
  expect(await page.locator(".console").count()).toBe(0);
  expect(await page.getByText(here.words.t("common.signIn.demoTitle")).count()).toBe(0);
  await here.leave();
});

test("a revoked session returns to the sign-in at once, and says why", async () => {
  const here = await stage.visitor();
  const { t } = here.words;
  const account = await stage.account("dispatcher");
  const page = await here.open("console");
  await signIn(page, here.words, account);
  await page.locator(".pill[data-state=live]").waitFor();
  const revokedAt = performance.now();
  await stage.city.admin.send("session:revoke", { personId: account.personId });
  await page.getByText(t("common.signIn.sessionEnded")).waitFor();
  expect(performance.now() - revokedAt).toBeLessThan(2_000);
  await page.reload();
  await page.getByRole("form", { name: t("common.signIn.title") }).waitFor();
  await here.leave();
});

test("one browser holds a dispatcher and a crew, and one signs out without the other", async () => {
  const here = await stage.visitor();
  const { t } = here.words;
  const [desk, crew] = [await here.open("console"), await here.open("responder", { size: phone })];
  await signIn(desk, here.words, await stage.account("dispatcher"));
  await signIn(crew, here.words, await stage.crew("Medic 7", ["als"]));
  await crew.getByRole("button", { name: t("responder.duty.onDuty") }).waitFor();
  await desk.locator(".person-menu button").click();
  await desk.getByRole("button", { name: t("common.signIn.signOut") }).click();
  await desk.getByRole("form", { name: t("common.signIn.title") }).waitFor();
  await crew.reload();
  await crew.getByRole("button", { name: t("responder.duty.onDuty") }).waitFor();
  await here.leave();
});

test("an account in the wrong app is told which app it belongs to", async () => {
  const here = await stage.visitor();
  const page = await here.open("console");
  await signIn(page, here.words, await stage.crew(`Medic ${uuid().slice(0, 4)}`, ["als"]));
  await page.getByText(here.words.t("console.noView")).waitFor();
  await here.leave();
});

test("a demo offers its accounts on the sign-in page, each app its own, and one press signs in", async () => {
  const demo = await startDemoStage(stage.browser);
  const here = await demo.visitor();
  const { t } = here.words;
  const accounts = (page: Awaited<ReturnType<typeof here.open>>) => page.getByRole("region", { name: t("common.signIn.demoTitle") }).getByRole("button");
  const [desk, crew] = [await here.open("console"), await here.open("responder", { size: phone })];
  const crews = castPeople.filter(({ role }) => role === "responder");
  await expect.poll(() => accounts(desk).count()).toBe(castPeople.length - crews.length);
  await expect.poll(() => accounts(crew).allTextContents()).toEqual(crews.map(({ unit }) => `${unit}${t("roles.responder")}`));
  await accounts(desk).first().click();
  await desk.getByText(t("common.demo.badge")).waitFor();
  await desk.locator(".map-footer bdi").waitFor();
  await accounts(crew).first().click();
  await crew.getByText(t("common.demo.badge")).waitFor();
  expect(here.faults()).toEqual([]);
  await here.leave();
  await demo.stop();
});

test("the one-time link makes an administrator, who adds an agency, a unit and its crew; the link is good once", async () => {
  const [node] = stage.city.nodes;
  const { token } = await inviteAdministrator(node!.app.pool, node!.app.clock.now());
  const here = await stage.visitor({ language: "ar" });
  const { t } = here.words;
  const page = await here.open("console");
  await page.goto(`/#invitation=${token}`);
  const mine = { name: "Rana Haddad", password: "four words and a bridge" };
  const field = (label: string) => page.getByLabel(label, { exact: true });
  await field(t("common.signIn.name")).fill(mine.name);
  await field(t("common.signIn.password")).fill(mine.password);
  await field(t("common.invitation.repeat")).fill("another one altogether");
  await page.getByRole("button", { name: t("common.invitation.submit") }).click();
  expect(await page.getByRole("alert").textContent()).toBe(t("common.invitation.differ"));
  await field(t("common.invitation.repeat")).fill(mine.password);
  await page.keyboard.press("Enter");

  const choice = (name: "agency" | "role" | "unit") => page.getByRole("combobox", { name: t(`console.admin.${name}`), exact: true });
  const section = (name: "agencies" | "units" | "people") => page.getByRole("navigation").getByRole("button", { name: t(`console.admin.${name}`), exact: true }).click();
  const add = async (name: string): Promise<void> => {
    await page.getByRole("button", { name: t("console.admin.add"), exact: true }).click();
    await page.locator(".entry-form").getByRole("status").filter({ hasText: name }).waitFor();
  };
  await section("agencies");
  expect(page.url()).not.toContain(token);
  await field(t("console.admin.name")).fill("دفاع مدني الجبل");
  await add("دفاع مدني الجبل");
  await section("units");
  await field(t("console.admin.callSign")).fill("Rescue 21");
  await choice("agency").selectOption("دفاع مدني الجبل");
  await field(t("console.admin.type")).fill("rescue");
  await add("Rescue 21");
  await section("people");
  const crew = { name: "crew of rescue 21", password: "another four words here" };
  await field(t("console.admin.name")).fill(crew.name);
  await field(t("console.admin.password")).fill(crew.password);
  await choice("role").selectOption(t("roles.responder"));
  await choice("unit").selectOption("Rescue 21");
  await add(crew.name);

  const cab = await here.open("responder", { size: phone });
  await signIn(cab, here.words, crew);
  await cab.getByRole("button", { name: t("responder.duty.onDuty") }).waitFor();
  const late = await stage.visitor();
  const again = await late.open("console");
  await again.goto(`/#invitation=${token}`);
  for (const label of ["common.signIn.password", "common.invitation.repeat"] as const) await again.getByLabel(late.words.t(label), { exact: true }).fill("it is long enough");
  await again.getByLabel(late.words.t("common.signIn.name"), { exact: true }).fill("somebody else");
  await again.keyboard.press("Enter");
  expect(await again.getByRole("alert").textContent()).toBe(late.words.t("refusals.invitation-invalid"));
  for (const visitor of [here, late]) await visitor.leave();
});

import type { Page } from "playwright-core";
import { crewPage } from "./crew-page.ts";
import { deskPage } from "./desk-page.ts";
import type { BusyCity } from "./busy-city.ts";
import { signIn } from "./sign-in.ts";
import { centre, type Stage } from "./stage.ts";
import { phone, type Visitor, type VisitorOptions } from "./visitor.ts";

/** Walks through the main screens of all apps; every one of them is looked at. */
export interface Tour {
  readonly stage: Stage;
  readonly busy: BusyCity;
  readonly as: VisitorOptions;
  look(page: Page, screen: string): Promise<void>;
  /** Told when somebody leaves, before it happens. */
  leaving(visitor: Visitor): void;
}

type DeskRole = "dispatcher" | "alert-author" | "alert-approver" | "administrator";

/** What a call taker and dispatcher works with. */
export async function tourDesk(tour: Tour): Promise<void> {
  const { visitor, page } = await open(tour, "dispatcher");
  const { t } = visitor.words;
  const desk = deskPage(page, visitor.words);
  const { keyboard } = page;
  await desk.waiting.first().waitFor();
  await page.locator(".map-footer bdi").first().waitFor();
  await tour.look(page, "desk");
  await keyboard.press("F2");
  const form = page.getByRole("form", { name: t("console.call.title") });
  await keyboard.type("Street");
  await form.getByRole("option").first().waitFor();
  await keyboard.press("Control+Enter");
  await form.getByRole("alert").first().waitFor();
  await tour.look(page, "call form");
  // Asked twice: what was typed would be lost.
  for (const words of ["console.call.giveUp", "console.call.giveUpSure"] as const) await form.getByRole("button", { name: t(words), exact: true }).click();
  await desk.waiting.first().click();
  await desk.panel.locator(".left-out").first().waitFor();
  await tour.look(page, "incident that waits");
  for (const action of ["console.incident.change", "console.incident.cancel"] as const) {
    await desk.panel.getByRole("button", { name: t(action), exact: true }).click();
    await tour.look(page, action);
  }
  await desk.active.first().click();
  await desk.panel.locator(".sent-unit button").first().click();
  await tour.look(page, "incident with a unit");
  await page.getByRole("option").filter({ hasText: t("console.lists.report") }).first().click();
  await desk.panel.getByRole("button", { name: t("console.report.accept") }).waitFor();
  await tour.look(page, "citizen's report");
  await page.locator(".unit-strips").getByRole("option").first().click();
  await tour.look(page, "unit");
  await page.keyboard.press("Escape");
  await desk.panel.getByRole("button", { name: t("console.incident.searchTitle") }).click();
  await desk.panel.locator(".found").first().waitFor();
  await tour.look(page, "search");
  await page.getByRole("button", { name: t("console.streets.open") }).click();
  await desk.panel.getByRole("button", { name: t("console.streets.add") }).click();
  await tour.look(page, "closing streets");
  await page.getByRole("button", { name: t("zones.openPremises") }).click();
  await desk.panel.getByRole("heading", { name: t("zones.premises") }).waitFor();
  await tour.look(page, "hazards and pre-plans");
  await page.locator(".person-menu button").click();
  await tour.look(page, "person menu");
  await page.getByRole("button", { name: t("console.top.shortcuts") }).click();
  await tour.look(page, "keys");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: t("console.views.alerts") }).click();
  await page.getByRole("listbox", { name: t("console.alerts.list") }).waitFor();
  await tour.look(page, "alerts, read only");
  await leave(tour, visitor);
}

/** What an author, an approver and an administrator work with. */
export async function tourAlertsAndLists(tour: Tour): Promise<void> {
  const author = await open(tour, "alert-author");
  const { t } = author.visitor.words;
  const rows = ({ page }: { page: Page }) => page.getByRole("listbox", { name: t("console.alerts.list") }).getByRole("option");
  await rows(author).filter({ hasText: t("alerts.sent") }).click();
  await author.page.locator(".counts dd").first().waitFor();
  await tour.look(author.page, "alert that is out");
  await author.page.getByRole("button", { name: t("console.alerts.new") }).first().click();
  await author.page.getByRole("button", { name: t("console.alerts.save") }).click();
  await tour.look(author.page, "alert editor");
  await leave(tour, author.visitor);

  const approver = await open(tour, "alert-approver");
  await rows(approver).filter({ hasText: t("alerts.submitted") }).click();
  await approver.page.getByRole("complementary").getByRole("button", { name: t("actions.approve"), exact: true }).click();
  await tour.look(approver.page, "approval");
  await leave(tour, approver.visitor);

  const admin = await open(tour, "administrator");
  for (const section of ["centres", "agencies", "units", "people", "types", "outcomes"] as const) {
    await admin.page.getByRole("navigation").getByRole("button", { name: t(`console.admin.${section}`), exact: true }).click();
    await admin.page.getByRole("heading", { name: t(`console.admin.${section}`) }).waitFor();
    await tour.look(admin.page, `administration: ${section}`);
  }
  await leave(tour, admin.visitor);
}

/** What a crew works with. */
export async function tourCrew(tour: Tour): Promise<void> {
  const { stage, busy, as } = tour;
  const visitor = await stage.visitor({ ...as, at: centre });
  const { t } = visitor.words;
  const account = await stage.crew(`Medic ${as.language === "ar" ? 8 : 9}`, ["als"]);
  const medic = crewPage(await visitor.open("responder", { size: phone }), visitor.words);
  const { page } = medic;
  await page.getByRole("heading", { name: t("common.signIn.title") }).waitFor();
  await tour.look(page, "crew: sign-in");
  await signIn(page, visitor.words, account);
  await medic.goOnDuty();
  await tour.look(page, "crew: waiting");
  await busy.send(account.unitId);
  await medic.button("acknowledged").waitFor();
  await tour.look(page, "crew: offered");
  await page.locator(".hazard-box").click();
  await medic.report("acknowledged");
  await medic.report("en-route");
  await tour.look(page, "crew: on the way");
  await page.getByRole("button", { name: t("responder.work.more"), exact: true }).click();
  await tour.look(page, "crew: other statuses");
  await page.keyboard.press("Escape");
  await leave(tour, visitor);
}

/** What a citizen sees. */
export async function tourCitizen(tour: Tour): Promise<void> {
  const visitor = await tour.stage.visitor({ ...tour.as, at: centre });
  const { t } = visitor.words;
  const page = await visitor.open("citizen", { size: phone });
  await page.getByRole("link", { name: t("citizen.alerts.open") }).waitFor();
  await tour.look(page, "citizen: start");
  await page.getByRole("link", { name: t("citizen.alerts.open") }).click();
  await page.getByRole("button", { name: t("actions.i-am-safe") }).waitFor();
  await tour.look(page, "citizen: alert");
  await page.getByRole("button", { name: t("citizen.back"), exact: true }).click();
  await page.getByRole("button", { name: t("actions.get-help") }).click();
  await tour.look(page, "citizen: what is happening");
  await page.getByRole("button", { name: t("citizen.help.kinds.fire") }).click();
  await page.getByRole("button", { name: t("citizen.help.send") }).waitFor();
  await tour.look(page, "citizen: where");
  await page.getByRole("button", { name: t("citizen.help.send") }).click();
  await page.locator(".tracking-number").waitFor();
  await tour.look(page, "citizen: sent");
  for (const screen of ["reports", "receiving", "settings", "places/home"]) {
    await page.goto(`/citizen/${screen}${visitor.query}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await tour.look(page, `citizen: ${screen}`);
  }
  await leave(tour, visitor);
}

async function open(tour: Tour, role: DeskRole): Promise<{ visitor: Visitor; page: Page }> {
  const visitor = await tour.stage.visitor(tour.as);
  const page = await visitor.open("console");
  await page.getByRole("heading", { name: visitor.words.t("common.signIn.title") }).waitFor();
  if (role === "dispatcher") await tour.look(page, "sign-in");
  await signIn(page, visitor.words, await tour.stage.account(role));
  await page.locator(".pill[data-state=live]").waitFor();
  return { visitor, page };
}

async function leave(tour: Tour, visitor: Visitor): Promise<void> {
  tour.leaving(visitor);
  await visitor.leave();
}

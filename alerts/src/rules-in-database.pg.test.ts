import { randomUUID } from "node:crypto";
import { AlertStatus, nextAlertStatuses } from "@najda/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { alertCity } from "../test/city.ts";
import { flood } from "../test/flood.ts";
import type { AlertCity } from "../test/city.ts";
import { draftAlert, submitAlert } from "./index.ts";

/** What the code would never do, done by hand: the database has to refuse it by itself. */
let city: AlertCity;
let alertId: string;
beforeAll(async () => {
  city = await alertCity();
});
afterAll(() => city.close());

async function submitted(): Promise<string> {
  alertId = randomUUID();
  await city.does(draftAlert, city.author, { alertId, ...flood() });
  await city.does(submitAlert, city.author, { alertId });
  return alertId;
}

const sql = (text: string, values: unknown[] = []) => city.db.query(text, [alertId, ...values]);
const step = "version = version + 1, updated_at = now()";

test("the author, an editor or the submitter as approver", async () => {
  await submitted();
  const approve = `update alerts set status = 'approved', approved_by = $2, approved_hash = content_hash, ${step} where id = $1`;
  await expect(sql(approve, [city.author.personId])).rejects.toThrow("two_persons");
  await sql(`update alerts set editor_ids = editor_ids || $2::uuid, ${step} where id = $1`, [city.supervisor.personId]);
  await expect(sql(approve, [city.supervisor.personId])).rejects.toThrow("two_persons");
  await expect(sql(approve, [city.approver.personId])).resolves.toMatchObject({ rowCount: 1 });
});

test("an approval of something else than what is there", async () => {
  await submitted();
  const approve = `update alerts set status = 'approved', approved_by = $2, approved_hash = 'abc', ${step} where id = $1`;
  await expect(sql(approve, [city.approver.personId])).rejects.toThrow("approval_is_for_this_content");
  await expect(sql(`update alerts set status = 'approved', ${step} where id = $1`)).rejects.toThrow("sent_only_when_approved");
});

test("an edit that keeps its approval, or of what was sent", async () => {
  await submitted();
  await sql(`update alerts set status = 'approved', approved_by = $2, approved_hash = content_hash, ${step} where id = $1`, [city.approver.personId]);
  const edit = `update alerts set content = jsonb_set(content, '{severity}', '"Minor"'), ${step} where id = $1`;
  await expect(sql(edit)).rejects.toThrow("without becoming a draft again");
  await expect(sql(edit.replace("set content", "set status = 'draft', content"))).rejects.toThrow("can't go from approved to draft");
});

test("forgetting who had a hand in it", async () => {
  await submitted();
  await expect(sql(`update alerts set author_id = $2, ${step} where id = $1`, [city.approver.personId])).rejects.toThrow("can't be forgotten");
  await expect(sql(`update alerts set editor_ids = array[$2::uuid], ${step} where id = $1`, [city.approver.personId])).rejects.toThrow("can't be forgotten");
});

test("no area, a crooked area", async () => {
  await submitted();
  const back = "submitted_by = null, status = 'draft'";
  await expect(sql(`update alerts set ${back}, content = content - 'area', ${step} where id = $1`)).rejects.toThrow("not-null");
  const bowTie = JSON.stringify({ type: "Polygon", coordinates: [[[0, 0], [2, 2], [2, 0], [0, 1], [0, 0]]] });
  const crooked = `update alerts set ${back}, content = jsonb_set(content, '{area}', $2), ${step} where id = $1`;
  await expect(sql(crooked, [bowTie])).rejects.toThrow("alerts_area_check");
});

test("sending what nobody approved, and changing what was sent", async () => {
  await submitted();
  const send = `insert into alert_versions (alert_id, version, kind, published, content_hash, area_hash, cells, sent_at, expires_at)
    select id, 1, 'alert', content, content_hash, 'x', '{872db1ba8ffffff}', now(), now() + interval '1 hour' from alerts where id = $1`;
  await expect(sql(send)).rejects.toThrow("can't be sent as alert");
  alertId = await city.approved();
  const other = `update alert_versions set published = jsonb_set(published, '{severity}', '"Minor"') where alert_id = $1`;
  await expect(sql(other)).rejects.toThrow("frozen");
  await expect(sql(`update alert_versions set expires_at = now() + interval '9 days' where alert_id = $1`)).rejects.toThrow("frozen");
});

test("sending another area than the approved one", async () => {
  await submitted();
  await sql(`update alerts set status = 'approved', approved_by = $2, approved_hash = content_hash, ${step} where id = $1`, [city.approver.personId]);
  const wider = `insert into alert_versions (alert_id, version, kind, published, content_hash, area_hash, cells, sent_at, expires_at)
    select id, 1, 'alert', jsonb_set(content, '{area,coordinates,0,1,0}', '36.5'), content_hash, 'x', '{872db1ba8ffffff}', now(), now() + interval '1 hour'
    from alerts where id = $1`;
  await expect(sql(wider)).rejects.toThrow("not what was approved");
});

test("the edges of the database are those of the protocol", async () => {
  const { rows } = await city.db.query<{ status: string; next: string }>(`select status, next from alert_edges`);
  const ours = AlertStatus.options.flatMap((status) => nextAlertStatuses[status].map((next) => `${status} ${next}`));
  expect(rows.map(({ status, next }) => `${status} ${next}`).sort()).toEqual(ours.sort());
});

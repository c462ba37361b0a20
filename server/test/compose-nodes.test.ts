import { expect, test } from "vitest";
import { composeNodes } from "./compose-nodes.ts";

const required = {
  NAJDA_DATABASE_PASSWORD: "0123456789abcdef",
  REDIS_PASSWORD: "fedcba9876543210",
  NAJDA_HOST: "najda.example.org",
  EMERGENCY_NUMBER: "122",
  TIME_ZONE: "Asia/Baghdad",
  ALERT_SENDER: "alerts@najda.example.org",
  ALERT_SENDER_NAME: "Civil Defence",
  VAPID_SUBJECT: "mailto:alerts@najda.example.org",
};

test.each(Object.keys(required))("a node does not start without %s: nothing has an unsafe default", (name) => {
  expect(() => composeNodes({ ...required, [name]: "" })).toThrow(name);
});

test("two equal nodes, on the same database and the same Redis", () => {
  const [one, other, ...more] = composeNodes(required);
  expect(more).toEqual([]);
  expect({ ...one, name: other?.name }).toEqual(other);
  expect(one?.environment).toMatchObject({
    DATABASE_URL: "postgres://najda:0123456789abcdef@db:5432/najda",
    REDIS_URL: "redis://:fedcba9876543210@redis:6379",
    LANGUAGES: "en,ar",
  });
});

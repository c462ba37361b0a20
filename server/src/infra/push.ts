import { readFile } from "node:fs/promises";
import { pushKeys, type SendToApp, type SendToBrowser } from "@najda/alerts";
import { fcm, http2Posts, pushHosts, ServiceAccount, webPush } from "@najda/alerts/channels";
import type { Db } from "@najda/protocol";
import type { Config } from "../config.ts";

/** Everything that can ring a phone from this node, over one HTTP/2 session for each push service. */
export interface PushSenders {
  readonly crews: SendToBrowser;
  readonly public: SendToBrowser;
  readonly exercise: SendToBrowser;
  /** Partner apps; only where a Firebase service account is configured. */
  readonly app?: SendToApp | undefined;
  readonly close: () => Promise<void>;
}

const deadlineMs = 5_000;

export async function openPush({ config, db, now }: { config: Config; db: Db; now: () => Date }): Promise<PushSenders> {
  const keys = await pushKeys(db);
  const hosts = pushHosts(config.PUSH_HOSTS);
  const ca = config.PUSH_CA_FILE === undefined ? {} : { ca: await readFile(config.PUSH_CA_FILE, "utf8") };
  const posts = http2Posts({ deadlineMs, ownOrigins: hosts.ownOrigins, ...ca });
  const common = { posts, contact: config.VAPID_SUBJECT, hosts, now };
  const account = config.FCM_SERVICE_ACCOUNT === undefined ? undefined : await readAccount(config.FCM_SERVICE_ACCOUNT);
  return {
    crews: webPush({ ...common, keys: keys.crews }),
    public: webPush({ ...common, keys: keys.public }),
    exercise: webPush({ ...common, keys: keys.exercise }),
    app: account && fcm({ posts, account, now }),
    close: posts.close,
  };
}

async function readAccount(path: string): Promise<ServiceAccount> {
  try {
    return ServiceAccount.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    throw new Error(`FCM_SERVICE_ACCOUNT: ${path} is no service account file. Download a new key from the Firebase console, or leave the setting out.`);
  }
}

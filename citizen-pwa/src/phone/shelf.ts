/** What the page and its service worker both know of this phone: small records in a database of their own. */
const name = "najda-citizen-phone";
const table = "records";

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the phone's own database can't be opened"));
  });
}

let opened: Promise<IDBDatabase> | undefined;
const database = (): Promise<IDBDatabase> => (opened ??= open());

/** The record under this key, or undefined. */
export async function readRecord(key: string): Promise<unknown> {
  const db = await database();
  return new Promise((resolve, reject) => {
    const request = db.transaction(table).objectStore(table).get(key);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error(`record ${key} can't be read`));
  });
}

/** Reads, changes and writes in one transaction: page and service worker may both be at it. Answers what it wrote. */
export async function changeRecord<T>(key: string, change: (raw: unknown) => T): Promise<T> {
  const db = await database();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(table, "readwrite");
    const records = transaction.objectStore(table);
    const request = records.get(key);
    let next: T;
    request.onsuccess = () => {
      next = change(request.result);
      if (next === undefined) records.delete(key);
      else records.put(next, key);
    };
    transaction.oncomplete = () => resolve(next);
    transaction.onerror = () => reject(transaction.error ?? new Error(`record ${key} can't be written`));
    transaction.onabort = () => reject(transaction.error ?? new Error(`record ${key} was not written`));
  });
}

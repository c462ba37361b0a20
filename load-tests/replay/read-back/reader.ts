/** The reader's own way to the installation: GET and reading commands over HTTP, nothing else. */
export interface Reader {
  get<T>(path: string): Promise<T>;
  ask<T>(command: string, input: object): Promise<T>;
}

export async function openReader({ url, name, password }: { url: string; name: string; password: string }): Promise<Reader> {
  const call = async (path: string, init: RequestInit): Promise<unknown> => {
    const response = await fetch(url + path, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const post = (body: object, headers: Record<string, string> = {}) => ({
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", ...headers },
  });
  const { token } = (await call("/api/sessions", post({ name, password }))) as { token: string };
  const authorization = `Bearer ${token}`;
  return {
    get: async <T>(path: string) => (await call(path, { headers: { authorization } })) as T,
    ask: async <T>(command: string, input: object) => ((await call(`/api/commands/${command}`, post(input, { authorization }))) as { value: T }).value,
  };
}

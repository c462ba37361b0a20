import { useRef } from "react";

const most = 50;

export interface History {
  add(line: string): void;
  /** The line before the one that is shown, or undefined at the oldest. */
  older(): string | undefined;
  /** The line after it; an empty line behind the newest. */
  newer(): string | undefined;
}

/** The lines of this session, for the arrow keys. */
export function useHistory(): History {
  const lines = useRef<string[]>([]);
  const at = useRef(0);
  return {
    add(line) {
      lines.current = [...lines.current.filter((each) => each !== line), line].slice(-most);
      at.current = lines.current.length;
    },
    older() {
      if (at.current === 0) return undefined;
      at.current -= 1;
      return lines.current[at.current];
    },
    newer() {
      if (at.current >= lines.current.length) return undefined;
      at.current += 1;
      return lines.current[at.current] ?? "";
    },
  };
}

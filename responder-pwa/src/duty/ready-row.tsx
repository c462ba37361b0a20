import type { ReactNode } from "react";

interface Props {
  readonly name: string;
  readonly good: boolean;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** One line of readiness: what it is, how it stands, and the button that changes it. */
export function Row({ name, good, children, action }: Props) {
  return (
    <div className="ready-row" data-good={good}>
      <dt>{name}</dt>
      <dd>
        <span className="number">{children}</span>
        {action}
      </dd>
    </div>
  );
}

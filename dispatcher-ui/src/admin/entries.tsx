import { useState, type ReactNode } from "react";
import { useWords } from "@najda/client/react";
import { foldName } from "../command-line/fold.ts";

interface Entry {
  readonly id: string;
  /** What the filter looks at. */
  readonly text: string;
  readonly cells: readonly ReactNode[];
}

interface Props {
  readonly columns: readonly string[];
  readonly entries: readonly Entry[];
}

/** More rows than anybody reads; the filter finds the rest. */
const most = 200;

/** A table with a filter. */
export function Entries({ columns, entries }: Props) {
  const { t } = useWords();
  const [filter, setFilter] = useState("");
  const wanted = foldName(filter);
  const found = wanted === "" ? entries : entries.filter((entry) => foldName(entry.text).includes(wanted));
  if (entries.length === 0) return <p className="empty">{t("console.admin.none")}</p>;
  return (
    <>
      <div className="filter">
        <label>
          {t("console.admin.filter")}
          <input type="search" value={filter} dir="auto" onChange={(event) => setFilter(event.target.value)} />
        </label>
        <span role="status" className="dim number">
          {t("console.admin.count", { count: found.length })}
        </span>
      </div>
      <div className="table-box">
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, most).map((entry) => (
              <tr key={entry.id}>
                {entry.cells.map((cell, index) => (
                  // Cells of a row never change places.
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={index} data-column={columns[index]}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

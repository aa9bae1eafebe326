// How an import begins: files or a folder dropped on the window, picked, or an import that was left unfinished.

import { DownOutlined, FileExcelOutlined } from "@ant-design/icons";
import { Button, Dropdown, Space } from "antd";
import { useEffect, useState } from "react";
import { type CohortId, onFilesDropped, pickFiles, pickFolder, sayRefused, troubleOf } from "../door";
import { keptOf } from "./kept";

/** What the dialog offers to pick; what is dropped is looked through whatever it is called. */
const ENDINGS = ["xlsx", "xls", "xlsm", "xlsb", "et", "ett", "ods", "csv", "html", "htm", "xml"];

/** What is being imported into a class: `paths` for `ImportRosters`, or nothing. */
export function useImporting() {
  const [paths, setPaths] = useState<readonly string[] | null>(null);
  const idle = paths === null;
  useEffect(() => (idle ? onFilesDropped(setPaths) : undefined), [idle]);
  return { paths, begin: setPaths, leave: () => setPaths(null) };
}

/** The button that begins an import, or adds to one. */
export function ImportButton(props: {
  word: string;
  cohort: CohortId;
  onPaths: (paths: readonly string[]) => void;
  primary?: boolean;
  testid?: string;
}) {
  const { word, onPaths, testid = "import-roster" } = props;
  const kept = props.primary ? keptOf(props.cohort)?.paths : undefined;
  const items = [
    { key: "files", label: "选择文件…", onClick: () => void pickRosters(onPaths) },
    { key: "folder", label: "选择文件夹…", onClick: () => void pickRosterFolder(onPaths) },
    ...(kept ? [{ key: "kept", label: "接着上次的核对", onClick: () => onPaths(kept) }] : []),
  ];
  return (
    <Space.Compact>
      <Button
        type={props.primary ? "primary" : "default"}
        icon={<FileExcelOutlined />}
        onClick={() => void (kept ? onPaths(kept) : pickRosters(onPaths))}
        title={kept ? "上次核对到一半，答复还在" : "一次可以选多个文件；也可以把文件或文件夹拖进窗口"}
        data-testid={testid}
      >
        {kept ? "接着核对名册" : word}
      </Button>
      <Dropdown menu={{ items }} trigger={["click"]}>
        <Button
          type={props.primary ? "primary" : "default"}
          icon={<DownOutlined />}
          title="文件、文件夹"
          data-testid={`${testid}-more`}
        />
      </Dropdown>
    </Space.Compact>
  );
}

export const pickRosters = (onPaths: (paths: readonly string[]) => void) =>
  picked(pickFiles("选择名册文件，可以选多个", ENDINGS, true), onPaths);

export const pickRosterFolder = (onPaths: (paths: readonly string[]) => void) =>
  picked(
    pickFolder("选择放名册的文件夹").then((folder) => (folder === null ? [] : [folder])),
    onPaths,
  );

async function picked(picking: Promise<string[]>, onPaths: (paths: readonly string[]) => void) {
  try {
    const paths = await picking;
    if (paths.length > 0) onPaths(paths);
  } catch (thrown) {
    sayRefused(troubleOf(thrown).say);
  }
}

/** A file that somebody uploaded, and what came of its rows. */
export interface UploadTable {
  partnership_id: number;
  /** That of the import run that it becomes. */
  id: string;
  account_id: string;
  kind: 'people' | 'evidence';
  file_name: string;
  dry_run: boolean;
  uploaded_at: string;
  /** Null once the import is done. */
  content: Buffer | null;
  /** The refused and unsure rows; null until the import is done. */
  report: unknown;
}

/** The tables of uploads. */
export interface UploadsTables {
  upload: UploadTable;
}

import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import type { ReactNode } from 'react';

/** What stands instead of a page that cannot be shown: that it is so, why, and what to do. */
export function PageFault({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <PageHead title={title} />
      <div className="section">
        <Note state="fault" live="alert">
          {children}
        </Note>
      </div>
    </>
  );
}

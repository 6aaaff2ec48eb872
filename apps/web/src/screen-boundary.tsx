import { Button } from '@trellis/ui/button';
import { Component, type ReactNode } from 'react';
import { PageFault } from './page-fault.tsx';

/** Keeps the frame standing when a screen cannot be shown or fetched, and says what to do. Another address begins anew. */
export class ScreenBoundary extends Component<
  { readonly address: string; readonly children: ReactNode },
  { readonly failedAt: string | undefined }
> {
  override state: { readonly failedAt: string | undefined } = { failedAt: undefined };

  static getDerivedStateFromError(): { readonly failedAt: string } {
    return { failedAt: location.pathname };
  }

  override render(): ReactNode {
    if (this.state.failedAt === undefined || this.state.failedAt !== this.props.address) return this.props.children;
    return (
      <PageFault title="We could not show this page">
        <p>The connection may have dropped, or the service has a newer version. What you saved before is safe.</p>
        <Button onPress={() => location.reload()}>Load the page again</Button>
      </PageFault>
    );
  }
}

import { LtiError } from '../errors.ts';
import { isWebAddress, present } from '../message/values.ts';
import { isOwnAddress } from '../security/target.ts';
import type { DeepLinkingSettings } from './settings.ts';

/** A picture, with its size in pixels where it is known. */
export interface ItemImage {
  readonly url: string;
  readonly width?: number;
  readonly height?: number;
}

/** A stretch of time; open where an end is absent. */
export interface ItemPeriod {
  readonly startsAt?: Date;
  readonly endsAt?: Date;
}

/** A grade column that the platform makes along with a link. */
export interface ItemLineItem {
  /** More than 0. */
  readonly scoreMaximum: number;
  readonly label?: string;
  /** The tool's own name for what is graded, up to 256 characters; it comes back with the line item. */
  readonly resourceId?: string;
  readonly tag?: string;
  readonly gradesReleased?: boolean;
  /** From which states on (`InProgress`, `Submitted`, `Completed`) a submission can be looked at, and where. */
  readonly submissionReview?: {
    readonly reviewableStatus: readonly string[];
    readonly label?: string;
    /** On the tool's own origin. */
    readonly url?: string;
    readonly custom?: Readonly<Record<string, string>>;
  };
}

/** The size of a frame, in pixels. */
export interface ItemFrame {
  readonly width?: number;
  readonly height?: number;
}

/** How a window is opened, in pixels. */
export interface ItemWindow extends ItemFrame {
  readonly targetName?: string;
}

/** A link to the tool. @source LTI Deep Linking 2.0, section 3.2 LTI Resource Link */
export interface ResourceLinkItem {
  readonly type: 'ltiResourceLink';
  /** On the tool's own origin. */
  readonly url: string;
  readonly title: string;
  readonly text?: string;
  readonly icon?: ItemImage;
  readonly custom?: Readonly<Record<string, string>>;
  /** Left out where the platform says that it does not take it. */
  readonly lineItem?: ItemLineItem;
  /** Left out, as `window` is, where the platform does not accept that document target. */
  readonly iframe?: ItemFrame;
  readonly window?: ItemWindow;
  readonly available?: ItemPeriod;
  readonly submission?: ItemPeriod;
}

/** A link to any page. @source LTI Deep Linking 2.0, section 3.1 Link */
export interface LinkItem {
  readonly type: 'link';
  readonly url: string;
  readonly title?: string;
  readonly text?: string;
  readonly icon?: ItemImage;
}

/** A fragment of HTML. @source LTI Deep Linking 2.0, section 3.4 HTML fragment */
export interface HtmlItem {
  readonly type: 'html';
  readonly html: string;
  readonly title?: string;
  readonly text?: string;
}

/** What a tool can hand to a platform that asked for content. */
export type ContentItem = ResourceLinkItem | LinkItem | HtmlItem;

function insist(isRight: boolean, what: string): void {
  if (!isRight) throw new LtiError('deep-linking.item', what);
}

function checkImage(image: ItemImage | undefined): void {
  insist(image === undefined || isWebAddress(image.url), 'icon.url');
}

function lineItemClaim(lineItem: ItemLineItem, origin: string): Record<string, unknown> {
  const { scoreMaximum, resourceId, submissionReview } = lineItem;
  insist(Number.isFinite(scoreMaximum) && scoreMaximum > 0, 'lineItem.scoreMaximum');
  insist(resourceId === undefined || resourceId.length <= 256, 'lineItem.resourceId');
  insist(
    submissionReview?.url === undefined || isOwnAddress(submissionReview.url, origin),
    'lineItem.submissionReview.url',
  );
  return { ...lineItem };
}

function periodClaim(period: ItemPeriod | undefined): Record<string, string | undefined> | undefined {
  return (
    period && present({ startDateTime: period.startsAt?.toISOString(), endDateTime: period.endsAt?.toISOString() })
  );
}

function linkClaim(item: ResourceLinkItem, settings: DeepLinkingSettings, origin: string): Record<string, unknown> {
  insist(isOwnAddress(item.url, origin), 'url');
  insist(item.title.trim() !== '', 'title');
  checkImage(item.icon);
  const lineItem = item.lineItem && lineItemClaim(item.lineItem, origin);
  const isShownIn = (target: string) => settings.acceptDocumentTargets.includes(target);
  return present({
    ...item,
    // "False" means that the platform ignores line items; where it says nothing it may well take them.
    lineItem: settings.acceptLineItem === false ? undefined : lineItem,
    iframe: isShownIn('iframe') ? item.iframe : undefined,
    window: isShownIn('window') ? item.window : undefined,
    available: periodClaim(item.available),
    submission: periodClaim(item.submission),
  });
}

function itemClaim(item: ContentItem, settings: DeepLinkingSettings, origin: string): Record<string, unknown> {
  if (!settings.acceptTypes.includes(item.type)) throw new LtiError('deep-linking.type-not-accepted', item.type);
  if (item.type === 'ltiResourceLink') return linkClaim(item, settings, origin);
  if (item.type === 'html') {
    insist(item.html.trim() !== '', 'html');
    return present(item);
  }
  insist(isWebAddress(item.url), 'url');
  checkImage(item.icon);
  return present(item);
}

/**
 * Items as they are sent, without what the platform has said that it does not take.
 *
 * @param origin - the tool's own
 * @throws `deep-linking.type-not-accepted`, `deep-linking.too-many-items`, `deep-linking.item` naming what is wrong with one
 * @source LTI Deep Linking 2.0, section 3 Content item types and section 4.4.1 (accept_types, accept_multiple, accept_lineitem)
 */
export function contentItemClaims(
  items: readonly ContentItem[],
  settings: DeepLinkingSettings,
  origin: string,
): Record<string, unknown>[] {
  if (items.length > 1 && !settings.acceptMultiple) throw new LtiError('deep-linking.too-many-items');
  return items.map((item) => itemClaim(item, settings, origin));
}

import { z } from 'zod';
import { parseClaims } from '../message/claims.ts';
import type { Claims } from '../message/claims.ts';
import { isWebAddress, present, textsIn, words } from '../message/values.ts';
import { isUnreadOnTheWay } from '../security/address.ts';

/** What a platform accepts as an answer to a deep linking request, and where it wants it. */
export interface DeepLinkingSettings {
  /** Where the answer is posted, by the browser. */
  readonly returnUrl: string;
  /** As sent, at least one: `ltiResourceLink`, `link`, `html` and others. */
  readonly acceptTypes: readonly string[];
  /** As sent, at least one: `iframe`, `window`, `embed`. */
  readonly acceptDocumentTargets: readonly string[];
  readonly acceptMediaTypes?: readonly string[];
  /** Whether more than one item may be sent; not when the platform does not say. */
  readonly acceptMultiple: boolean;
  /** Whether line items are taken along with links; absent when the platform does not say. */
  readonly acceptLineItem?: boolean;
  /** Whether the platform keeps the items without asking the person again. */
  readonly autoCreate: boolean;
  /** A title that the platform suggests. */
  readonly title?: string;
  readonly text?: string;
  /** Goes back as it came; of no meaning to the tool. */
  readonly data?: unknown;
}

const name = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';

/** Some platforms write booleans as text. */
const Switch = z
  .unknown()
  .optional()
  .transform((value) => {
    if (value === true || value === 'true') return true;
    return value === false || value === 'false' ? false : undefined;
  });

/** A list that says something: a platform that accepts nothing has asked for nothing. */
const SomeTexts = z
  .array(z.unknown())
  .transform(textsIn)
  .refine((texts) => texts.length > 0);

const SettingsClaim = z.object({
  [name]: z.object({
    deep_link_return_url: z.string().refine((url) => isWebAddress(url) && isUnreadOnTheWay(url)),
    accept_types: SomeTexts,
    accept_presentation_document_targets: SomeTexts,
    accept_media_types: z
      .unknown()
      .optional()
      .transform((value) =>
        typeof value === 'string'
          ? value
              .split(',')
              .map((type) => type.trim())
              .filter((type) => type !== '')
          : undefined,
      ),
    accept_multiple: Switch,
    accept_lineitem: Switch,
    auto_create: Switch,
    title: words(1000),
    text: words(10_000),
    data: z.unknown().optional(),
  }),
});

/**
 * The settings of a deep linking request.
 *
 * @throws `launch.claims` naming what is missing or wrong
 * @source LTI Deep Linking 2.0, section 4.4.1 Deep linking settings
 */
export function readDeepLinkingSettings(claims: Claims): DeepLinkingSettings {
  const settings = parseClaims(SettingsClaim, claims)[name];
  return present({
    returnUrl: settings.deep_link_return_url,
    acceptTypes: settings.accept_types,
    acceptDocumentTargets: settings.accept_presentation_document_targets,
    acceptMediaTypes: settings.accept_media_types,
    acceptMultiple: settings.accept_multiple ?? false,
    acceptLineItem: settings.accept_lineitem,
    autoCreate: settings.auto_create ?? false,
    title: settings.title,
    text: settings.text,
    data: settings.data ?? undefined,
  }) as DeepLinkingSettings;
}

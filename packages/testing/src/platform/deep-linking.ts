import express from 'express';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Platform } from './create-platform.ts';

const dl = (name: string) => `https://purl.imsglobal.org/spec/lti-dl/claim/${name}`;
const lti = (name: string) => `https://purl.imsglobal.org/spec/lti/claim/${name}`;

/** What this platform says it takes, in a deep linking request. */
export function deepLinkingSettings(platformUrl: string, courseId: string): Record<string, unknown> {
  return {
    deep_link_return_url: `${platformUrl}/deep-links/${encodeURIComponent(courseId)}?sesskey=pretend`,
    accept_types: ['ltiResourceLink'],
    accept_presentation_document_targets: ['frame', 'iframe', 'window'],
    accept_multiple: true,
    auto_create: false,
    data: `for ${courseId}`,
  };
}

const ContentItem = z.object({
  type: z.literal('ltiResourceLink'),
  title: z.string().min(1),
  text: z.string().optional(),
  url: z.url(),
  custom: z.record(z.string(), z.string()).optional(),
  lineItem: z
    .object({
      scoreMaximum: z.number().positive(),
      label: z.string().optional(),
      resourceId: z.string().optional(),
      tag: z.string().optional(),
    })
    .optional(),
});

/**
 * Where a tool sends what somebody chose. Every chosen item becomes a link of the course, with a column in the gradebook where it asks for one.
 *
 * @source LTI Deep Linking 2.0, section 4.5
 */
export function addDeepLinkingRoutes(platform: Platform): void {
  const { app, clients, directory, gradebook, url } = platform;
  app.post('/deep-links/:course', express.urlencoded({ extended: false }), async (request, response) => {
    const { JWT: token = '' } = request.body as { readonly JWT?: string };
    const courseId = String(request.params['course']);
    const refuse = (reason: string) => void response.status(400).type('text').send(`Invalid deep linking: ${reason}`);
    for (const client of clients.list()) {
      const checked = await jwtVerify(token, createRemoteJWKSet(new URL(client.keysetUrl)), {
        issuer: client.clientId,
        audience: url,
        algorithms: ['RS256'],
        requiredClaims: ['exp', 'iat', 'nonce'],
      }).catch(() => undefined);
      if (checked === undefined) continue;
      const { payload } = checked;
      if (payload[lti('message_type')] !== 'LtiDeepLinkingResponse') return refuse('message_type');
      if (payload[lti('version')] !== '1.3.0') return refuse('version');
      if (payload[lti('deployment_id')] !== client.deploymentId) return refuse('deployment_id');
      if (payload[dl('data')] !== `for ${courseId}`) return refuse('data');
      const items = z.array(ContentItem).safeParse(payload[dl('content_items')] ?? []);
      if (!items.success) return refuse(items.error.issues.map(({ path }) => path.join('.')).join(', '));
      for (const { title, text, url: target, custom, lineItem } of items.data) {
        const link = directory.addLink(courseId, {
          title,
          targetLinkUri: target,
          ...(text !== undefined && { description: text }),
          ...(custom !== undefined && { custom }),
        });
        if (lineItem !== undefined)
          gradebook.addColumn({
            courseId,
            // The column takes the link's title, as in Moodle.
            label: title,
            scoreMaximum: lineItem.scoreMaximum,
            resourceLinkId: link.id,
            ...(lineItem.resourceId !== undefined && { resourceId: lineItem.resourceId }),
            ...(lineItem.tag !== undefined && { tag: lineItem.tag }),
          });
      }
      return void response.type('text').send(`Added: ${items.data.map(({ title }) => title).join(', ')}`);
    }
    refuse('signature');
  });
}

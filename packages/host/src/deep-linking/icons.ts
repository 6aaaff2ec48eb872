import type { LoadedPlugins } from '@trellis/plugin';
import { Router } from 'express';

type Tool = Pick<LoadedPlugins['ltiTools'][number], 'plugin' | 'id'>;

/** Three leaves on a stem, for what has no picture of its own. */
const OWN_ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b5d56"/>' +
  '<path d="M16 27V9M16 20c-6 0-8-3-8-7 5 0 8 2 8 7Zm0-5c0-5 3-7 8-7 0 4-2 7-8 7Z" fill="#d9f2ec" stroke="#d9f2ec" stroke-width="1.5" stroke-linejoin="round"/></svg>';

/** Where the picture of a tool is. */
export function iconUrl(origin: string, { plugin, id }: Tool): string {
  return `${origin}/lti/icons/${plugin}/${id}.svg`;
}

/** The pictures of tools, which LMSs show beside links. Nothing runs in them, whatever stands in their text. */
export function iconRoutes(tools: LoadedPlugins['ltiTools']): Router {
  const router = Router();
  router.get('/lti/icons/:plugin/:file', (request, response, next) => {
    const { plugin, file } = request.params;
    const tool = tools.find((each) => each.plugin === plugin && `${each.id}.svg` === file);
    if (tool === undefined) return next();
    response
      .set({
        'cache-control': 'public, max-age=86400',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        'cross-origin-resource-policy': 'cross-origin',
      })
      .type('image/svg+xml')
      .send(tool.icon ?? OWN_ICON);
  });
  return router;
}

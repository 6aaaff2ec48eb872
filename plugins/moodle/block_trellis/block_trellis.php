<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

/**
 * The block that shows a person what is due for her in Trellis.
 *
 * @package    block_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

/**
 * Shows an empty frame at once; what is due is asked for by the browser, so that no page waits for Trellis.
 */
class block_trellis extends block_base {
    #[\Override]
    public function init() {
        $this->title = get_string('title', 'block_trellis');
    }

    #[\Override]
    public function applicable_formats() {
        return ['my' => true, 'site-index' => true];
    }

    #[\Override]
    public function get_content() {
        global $USER;
        if ($this->content !== null) {
            return $this->content;
        }
        $this->content = (object) ['text' => '', 'footer' => ''];
        if (!isloggedin() || isguestuser() || !has_capability('block/trellis:view', $this->context)) {
            return $this->content;
        }
        if (\local_trellis\connection::is_active()) {
            $renderer = $this->page->get_renderer('core');
            $this->content->text = $renderer->render_from_template('block_trellis/frame', [
                'id' => "block-trellis-{$this->instance->id}",
                'rows' => \local_trellis\due::rows_before((int) $USER->id) ?? 3,
                'openurl' => (new \core\url('/local/trellis/open.php'))->out(false),
            ]);
        } else if (has_capability('local/trellis:manage', \core\context\system::instance())) {
            $this->content->text = \core\output\html_writer::link(
                new \core\url('/local/trellis/index.php'),
                get_string('off', 'block_trellis')
            );
        }
        return $this->content;
    }
}

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

namespace local_trellis\output;

use core\output\renderable;
use core\output\renderer_base;
use core\output\templatable;
use local_trellis\connection;
use local_trellis\failure;
use local_trellis\lti_tool;
use local_trellis\state;

/**
 * How the connection stands, in words, with what can be done about it.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class connection_page implements renderable, templatable {
    #[\Override]
    public function export_for_template(renderer_base $output): array {
        $isactive = connection::is_active();
        return [
            'lead' => $this->lead(),
            'lines' => $isactive ? $this->lines() : [],
            'isactive' => $isactive,
            'iscopy' => connection::is_copy(),
            'manualurl' => $isactive ? $this->manual_url() : '',
            'wantstool' => $isactive && lti_tool::standing() !== 'shown',
            'action' => (new \core\url('/local/trellis/index.php'))->out(false),
            'sesskey' => sesskey(),
        ];
    }

    /**
     * The sentence that the page opens with.
     *
     * @return string
     */
    private function lead(): string {
        if (connection::is_copy()) {
            return get_string('lead:copy', 'local_trellis', connection::get('wwwroot'));
        }
        if (!connection::is_known()) {
            return get_string('lead:none', 'local_trellis');
        }
        return get_string('lead:connected', 'local_trellis', (object) [
            'partnership' => connection::get('partnership'),
            'address' => connection::address(),
        ]);
    }

    /**
     * What works and what needs the administrator.
     *
     * @return array[] of a title, a sentence and whether all is well
     */
    private function lines(): array {
        ['goodat' => $goodat, 'failure' => $reason, 'failedat' => $failedat, 'skew' => $skew] = state::known();
        ['count' => $waiting, 'since' => $since] = state::waiting();
        $standing = lti_tool::standing();
        $islticlosed = \core_plugin_manager::instance()->get_plugin_info('mod_lti')->is_enabled() === false;
        $lines = [$this->line('tool', $islticlosed ? 'closed' : $standing, $standing === 'shown' && !$islticlosed)];
        if ($reason !== '') {
            $lines[] = $this->line('contact', 'failed', false, (object) [
                'when' => userdate($failedat),
                'why' => (new failure($reason))->getMessage(),
            ]);
        } else {
            $lines[] = $this->line('contact', $goodat > 0 ? 'good' : 'none', true, userdate($goodat));
        }
        $a = (object) ['count' => $waiting, 'since' => userdate($since)];
        $isgood = $waiting === 0 || time() - $since < HOURSECS;
        $lines[] = $this->line('waiting', $waiting === 0 ? 'none' : 'some', $isgood, $a);
        if (abs($skew) > state::CLOCK_SECONDS) {
            $lines[] = $this->line('clock', 'differs', false, abs($skew));
        }
        return $lines;
    }

    /**
     * One line.
     *
     * @param string $about what it is about
     * @param string $which of the sentences about it
     * @param bool $isgood whether all is well
     * @param mixed $a for the sentence
     * @return array
     */
    private function line(string $about, string $which, bool $isgood, mixed $a = null): array {
        return [
            'title' => get_string("line:{$about}", 'local_trellis'),
            'text' => get_string("line:{$about}:{$which}", 'local_trellis', $a),
            'isgood' => $isgood,
        ];
    }

    /**
     * Moodle's own page for registering the tool, where it is not registered and an address for it is at hand.
     *
     * @return string empty if not needed
     */
    private function manual_url(): string {
        if (lti_tool::standing() !== 'none') {
            return '';
        }
        try {
            $url = connection::registration_url();
        } catch (failure $failure) {
            return '';
        }
        return $url === '' ? '' : lti_tool::manual_registration($url)->out(false);
    }
}

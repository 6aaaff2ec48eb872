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

namespace local_trellis;

use core_completion\hook\after_cm_completion_updated;

/**
 * Takes part in Moodle's hooks.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class hook_callbacks {
    /**
     * The completion of an activity changed, for one person or among many.
     *
     * @param after_cm_completion_updated $hook
     */
    public static function after_cm_completion_updated(after_cm_completion_updated $hook): void {
        observer::quietly(function () use ($hook): void {
            if (settings::sends_activities() && !empty($hook->data->id)) {
                task\send_event::queue(facts::ACTIVITY, (int) $hook->data->id);
            }
        });
    }
}

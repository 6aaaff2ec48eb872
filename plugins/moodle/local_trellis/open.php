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
 * Takes a person to her learning in Trellis: through an activity of the site, or straight.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

require_once(__DIR__ . '/../../config.php');

require_login(null, false);

if (!\local_trellis\connection::is_active()) {
    throw new \local_trellis\failure('notconnected');
}
$cmid = \local_trellis\lti_tool::my_learning((int) $USER->id);
if ($cmid !== null) {
    redirect(new \core\url('/mod/lti/view.php', ['id' => $cmid]));
}
$answer = \local_trellis\due::of((int) $USER->id)['answer'];
$address = \local_trellis\connection::address();
$url = $answer['openUrl'] ?? $address;
redirect(is_string($url) && str_starts_with($url, $address . '/') ? $url : $address);

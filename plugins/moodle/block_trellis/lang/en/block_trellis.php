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
 * English strings of the Trellis block.
 *
 * @package    block_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

$string['loading'] = 'Asking Trellis what is due for you…';
$string['nothing'] = 'Nothing is due. You are up to date.';
$string['notjoined'] = 'Trellis does not know yet which record is yours. Open Trellis once, and it will ask you.';
$string['off'] = 'This site is not connected with Trellis yet. An administrator can connect it.';
$string['open'] = 'Open Trellis';
$string['openall'] = 'See all of it and why';
$string['pluginname'] = 'My learning in Trellis';
$string['privacy:metadata'] = 'The block keeps nothing. It shows what the plugin local_trellis asks of Trellis for the person who looks.';
$string['title'] = 'What is due for me';
$string['trellis:addinstance'] = 'Add the block of Trellis to a page';
$string['trellis:myaddinstance'] = 'Add the block of Trellis to the Dashboard';
$string['trellis:view'] = 'See in Moodle what is due for oneself in Trellis';
$string['unreachable'] = 'Trellis cannot be reached at the moment. Nothing is lost. Try again later.';
$string['withoutscript'] = 'What is due for you is in Trellis.';

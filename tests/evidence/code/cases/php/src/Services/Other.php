<?php

namespace App\Services;

use Vendor\Package\Invoice;

class Other
{
    public function run(): void
    {
        Invoice::create(['a class of the same name' => 'elsewhere']);
    }
}

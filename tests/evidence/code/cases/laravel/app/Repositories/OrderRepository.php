<?php

namespace App\Repositories;

use App\Models\Order;

class OrderRepository
{
    protected $model;

    public function __construct(Order $model)
    {
        $this->model = $model;
    }

    public function open()
    {
        return $this->model->newQuery()->open()->get(); // reads: orders
    }

    public function add(array $data): Order // mentions: orders
    {
        return $this->model->create($data); // writes: orders
    }
}

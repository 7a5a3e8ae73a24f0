from django.db import models


class Post(models.Model):  # declares: shop_post
    tags = models.ManyToManyField("Tag", related_name="posts")  # mentions: shop_post_tags

    def first(self):
        return self.tags.first()  # reads: shop_post_tags
